if (shown()) formed(shown());
plan();
shift(0);
if (location.protocol !== "file:") {
  listen();
  // The first report waits for the first picture, but not for ever.
  const first = setTimeout(beat, 2000);
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      composed = true;
      clearTimeout(first);
      beat();
    }),
  );
}
