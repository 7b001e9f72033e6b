# The pages about KOMspot itself.
about-contents = On this page

## What is hidden, and why.

privacy = How the figures are protected
    .lead = KOMspot shows how many were counted in each area. Nobody must be found in the figures. Here you can read what the device holds, what is hidden, and how you can check it yourself.

privacy-device = What is on the device?
    .kinds = The device holds counts: how many cases or persons were counted in an area, a period and an age group. There are no names, addresses, civil registration numbers or single cases. A file that seems to hold anything of the kind is refused.
    .memory = The small counts are not there either. They are in memory while a new file is read, and afterwards only what may be shown is kept. They can also be removed by whoever delivers the figures, so that they never reach the device.
    .theft = Every figure that is kept can be seen on the pages or fetched as a file. Whoever takes the device away therefore gets no other figures than those that have been shown.

privacy-hidden = What is hidden, and why?
    .small = A count below { $k } is not shown. Where there are only a few, neighbours or acquaintances may work out who it is about. A 0 may be hidden too; otherwise one would see when something happens for the first time.
    .shares = The same holds for shares and means. Those who were counted, the rest, and all of them together must each be at least { $k }.
    .others = Hiding the small counts is not enough: one can subtract. Here is an example with invented figures.
    .explained = In the column ‘Only the small count hidden’, area B can be worked out: 31 − 12 − 9 − 7 = 3. In the column on the right, area C is hidden too. Now all one knows is that B and C are 12 together, and B can still be anything from 0 to 4.
    .marks = Where a number is left out, one of these words or signs stands:

privacy-example = Four areas and their sum, with the limit 5
    .areas = Area
    .counted = Counted
    .alone = Only the small count hidden
    .paired = As KOMspot shows it
    .area = Area { $letter }
    .total = Whole city

privacy-mark-1 = The count is below the limit.
    .name = <{ $k }
privacy-mark-2 = The count is at least { $k }, but hidden: a small count could be worked out by it.
    .name = ≥{ $k }
privacy-mark-3 = The figure is hidden, and nothing is said of its size.
    .name = hidden
privacy-mark-4 = The indicator is not shown for periods that short or groups that small: too few figures would be left.
    .name = not listed

privacy-attacks = What could an attacker do?
    .who = We expect somebody who has kept everything that KOMspot has ever shown, knows the rules and the population, and is good at arithmetic. Below stands each attempt and what stops it.
privacy-attack-1 = A small count is never the only one that is hidden. The sum has several answers, and every small count is among them.
    .name = Subtract the areas from the whole city
privacy-attack-2 = All ways of adding up are tested at once: ages, months, quarters, years and areas, those that are not shown among them.
    .name = Subtract age groups from all ages, or months from the year
privacy-attack-3 = A figure that was shown is never changed, and a hidden one is never shown later. A ledger remembers everything that was shown, and new figures are tested together with the old ones.
    .name = Compare with an earlier release
privacy-attack-4 = Rates, colours, arrows and curves are computed from the figures shown and the public population. No hidden figure is in them.
    .name = Work backwards from rates, colours and curves
privacy-attack-5 = A sum over several periods is shown only where each of them is shown.
    .name = Follow a running year from month to month
privacy-attack-6 = Indicators that can be added up are protected as one.
    .name = Subtract one indicator from another

privacy-tests = How is it tested?
    .proof = For every small count that is not shown, the program finds the smallest and the largest count that fit everything shown (linear programming). If the count cannot be anything from 0 to { $most }, more is hidden. If that cannot be done, there is no release.
    .auditor = Afterwards an auditor, written separately, can do the same from nothing but the files that anybody can fetch.
    .planted = Whenever the program is changed, the auditor has to find leaks that were planted, and small tables are gone through with every conceivable answer.
    .yourself = You can be the auditor. Fetch an indicator's file below, from several releases if you like, and run on your own computer:
    .file = INDICATOR.csv
    .result = The program answers which hidden counts can be worked out, and how closely. If you find one, tell whoever is responsible for KOMspot in the municipality.

privacy-release = This release in numbers
    .cells = A cell is one indicator for one area, one period and one age group.
    .audited = The test found no small count that can be worked out. Otherwise the release would not be shown.
    .not-audited = This release was not tested by linear programming. Its small counts are hidden by the rules above.
    .nothing-protected = Nothing in this release is protected: all of its figures are public already.

privacy-fact =
    .limit = Limit
    .published = Cells shown
    .hidden = Cells hidden
    .unlisted = Cells not listed
    .audited = Hidden cells tested
    .programs = Linear programs solved
    .blocks = Parts, tested one by one
    .seconds = Duration of the test
    .seconds-value = { $seconds } sec.

privacy-indicators = Indicator by indicator
    .caption = Cells of each indicator, and the file with everything that is shown of it
    .name = Indicator
    .published = Shown
    .hidden = Hidden
    .unlisted = Not listed
    .file = File
    .public = public figures, not protected

privacy-limits = What can the protection not do?
    .lead = No protection is perfect. This is what it cannot allow for:
privacy-limit-1 = If somebody else has published figures on the same thing, they can be subtracted. Where such figures are known, they can be included in the test.
    .name = Figures of others
privacy-limit-2 = Whoever was counted knows one more than everybody else. If that is a concern, the municipality can raise the limit.
    .name = Those who know something already
privacy-limit-3 = That just this figure is hidden and not another says a little about both. That is not allowed for.
    .name = The choice of what is hidden
