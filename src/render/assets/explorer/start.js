document.documentElement.classList.add("live");
rove(document);
tease(document);
for (const act of shown) act();
if (history.state?.y !== undefined) {
  scrollTo(0, history.state.y);
  focusOn(history.state.focus);
}
