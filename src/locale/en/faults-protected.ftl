# What is said of protected bundles.

## The bundle as a whole.

fault-protected-only = The bundle holds true counts, and this device takes protected bundles only.
    .do = Run »komspot protect BUNDLE --out DIR« where the counts are, and import the folder here.
fault-protected-other-k = The bundle was protected with the limit { $k }, but the limit here is { $here }.
    .do = Protect the bundle again with the same limit, or correct protect.k in the settings.
fault-protected-already = The bundle is protected already.
    .do = Import it as it is with »komspot import«.
fault-protected-sums = The age groups that komspot.protected.sums names for the indicator »{ $value }« cannot be used.
    .do = Write them in rising order and without overlap, for example ["10-14", "15-17"].
fault-protected-sparse = The indicator »{ $value }« has { $rows } rows in a table of { $cells } cells.
    .do = Check periods and age groups. Make the bundle again with »komspot protect«.

## Rows.

fault-protected-period = The period »{ $value }« is not of a length that the indicator comes in.
    .do = The indicator's periods are: { $allowed }.
fault-mark-unknown = »{ $value }« is not a mark.
    .do = Write one of the words: { $allowed }.
fault-mark-with-value = The cell is marked { $mark }, but there is a number. The number is not shown here.
    .do = Delete the file, and make the bundle again with »komspot protect«, so that hidden counts do not come along.
fault-published-without-value = The cell is marked published, but there is no number.
    .do = Make the bundle again with »komspot protect«.
fault-published-above-base = The count is larger than the base.
    .do = Check value and base. The count is a part of the base.
fault-count-with-base = A count has no base.
    .do = Leave the cell in the column base empty.
fault-published-below-k = The figure of the indicator »{ $value }«, the area { $area }, the period { $period } and the age group { $ages } rests on fewer than { $k } and may not be shown. It is not repeated here.
    .do = Delete the file, and make the bundle again with »komspot protect«.

## Figures among each other.

fault-parts-contradict-sum = The sum of the indicator »{ $value }«, the area { $area }, the period { $period } and the age group { $ages } does not fit { $kind ->
        [areas] the areas' figures
        [ages] the age groups' figures
       *[periods] the shorter periods' figures
    }.
    .do = Was the file changed by hand? Make the bundle again with »komspot protect«.
fault-hidden-derivable = The hidden figure of the indicator »{ $value }«, the area { $area }, the period { $period } and the age group { $ages } can be worked out from { $kind ->
        [areas] the areas' other figures
        [ages] the age groups' other figures
       *[periods] the other periods' figures
    }.
    .do = Make the bundle again with »komspot protect«, so that one figure more is hidden.

## Figures and what is published already.

fault-published-altered = The figure of the indicator »{ $value }«, the area { $area }, the period { $period } and the age group { $ages } is published already with another value.
    .do = A published figure stands. Make the bundle again with the same ledger of published figures.
fault-published-withdrawn = The figure of the indicator »{ $value }«, the area { $area }, the period { $period } and the age group { $ages } is published already, but is not there or hidden in the bundle.
    .do = A published figure cannot be taken back. Include it, and make the bundle again with the same ledger of published figures.
fault-hidden-published = The figure of the indicator »{ $value }«, the area { $area }, the period { $period } and the age group { $ages } was hidden so far, but is shown in the bundle.
    .do = A hidden figure stays hidden. Make the bundle again with the same ledger of published figures.
fault-mark-altered = The mark of the indicator »{ $value }«, the area { $area }, the period { $period } and the age group { $ages } says the opposite of the published one.
    .do = Make the bundle again with the same ledger of published figures.

fault-told-otherwise = This device has told something else of the indicator »{ $value }«, the area { $area }, the period { $period } and the age group { $ages }, perhaps in an issue that is no longer shown.
    .do = Protect the bundle again with the newest ledger of what was published (ledger.jsonl): the one in the bundle that was brought last.
fault-protected-without-ledger = The bundle is protected but has no ledger of what was published before.
    .do = Make it anew with komspot protect, which puts ledger.jsonl beside the figures.
fault-protected-ledger-broken = The bundle's ledger cannot be read: { $value }.
    .do = Make the bundle anew with komspot protect; never edit ledger.jsonl.
fault-protected-ledger-differs = The figures of { $value } are not those in the bundle's ledger.
    .do = Use the ledger and the figures that komspot protect made together.
fault-protected-not-audited = The bundle's figures could not be examined.
    .do = Make the bundle anew with komspot protect, and report the fault if it comes back.
fault-protected-exposed = A small count of { $value } can be worked out: { $area }, { $period }, { $ages }.
    .do = Have the figures protected again from the true ones with komspot protect.
fault-protected-contradiction = The figures of { $value } cannot be examined: parts of them are missing, and the rest do not fit together without them.
    .do = See whether the source can deliver what is missing.

fault-protected-perhaps-exposed = From outside it looks as if small counts of { $value } could be worked out. Parts of the figures are missing, so it cannot be decided here.
    .do = Ask whoever protected the figures whether komspot protect was given all the true ones.
