# The page about who can use the pages.
accessibility = Accessibility
    .lead = Everybody should be able to use these pages: with a keyboard, a screen reader, magnified, without colours and without scripts. The aim is WCAG 2.2 at level AA. This page says how that is tried, and what does not work yet.

accessibility-ways = What can you do?
accessibility-way-1 = Everything can be reached with Tab, Enter and the arrow keys. The first link of each page skips the menu.
    .name = Use the keyboard
accessibility-way-2 = Every map and every curve has a table with the same figures and a sentence that says what is to be seen.
    .name = Read instead of look
accessibility-way-3 = No meaning lies in the colour alone. There is a word, an arrow, a pattern or an outline as well.
    .name = Do without colours
accessibility-way-4 = Pages can be magnified to 400 % and used on a screen 320 points wide. Only wide tables scroll sideways, by themselves.
    .name = Magnify
accessibility-way-5 = Light or dark follows your computer's setting, and so does movement: where you have turned it off, there is none.
    .name = Choose light and calm
accessibility-way-6 = The pages are there in Danish and English, and can be read without scripts.
    .name = Change the language

accessibility-tried = How is it tried?
    .by-machine = Whenever the program is changed, axe-core goes through all kinds of pages in Chromium with the rules of WCAG 2.2 A and AA, light and dark, on a wide and a narrow screen. The program is not released with a fault. The way with the keyboard, and the width at 200 % and at 320 points, are tried alike.
    .by-hand = A machine finds only some of the faults. Those who made the pages have looked them through, but nobody who uses a screen reader every day has tried them.

accessibility-limits = What does not work yet?
accessibility-limit-1 = The wall is a screen without a keyboard that changes its picture by itself. Everything on it can be read on the pages too.
    .name = The wall
accessibility-limit-2 = The shapes on the map and the points of a curve have no text but a name and a figure. Use the table.
    .name = Maps and curves
accessibility-limit-3 = Names and definitions are written by those who deliver the figures. They may be hard to read, or missing in English.
    .name = Texts in the data

accessibility-contact = Have you met a hindrance?
    .named = Write to { $contact }. Say which page it was, and what you wanted to do. You can also ask for the figures in another form.
    .unnamed = Tell those who look after KOMspot in the municipality. Say which page it was, and what you wanted to do. You can also ask for the figures in another form.
    .authority = If you get no useful answer, you can turn to the Danish Agency for Digital Government, which supervises the law on the accessibility of public bodies' websites.
