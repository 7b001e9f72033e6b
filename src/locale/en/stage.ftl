# What a bundle changes, and what waits for a confirmation.
preview-heading = What the bundle changes
preview-notable-heading = Please make sure that this is right
preview-nothing = The bundle changes nothing that is shown.
preview-first = This is the first bundle: everything is new.
preview-areas-added =
    { $count ->
        [one] One new area.
       *[other] { $count } new areas.
    }
preview-areas-removed =
    { $count ->
        [one] One area goes.
       *[other] { $count } areas go.
    }
preview-areas-altered =
    { $count ->
        [one] One area gets another name or border.
       *[other] { $count } areas get another name or border.
    }
preview-indicator = { $name }: { $what }.
preview-added = new indicator
preview-removed = goes
preview-catalogue = its description changes
preview-periods-added =
    { $count ->
        [one] 1 new period ({ $first })
       *[other] { $count } new periods ({ $first } – { $last })
    }
preview-periods-removed =
    { $count ->
        [one] 1 period goes ({ $first })
       *[other] { $count } periods go ({ $first } – { $last })
    }
preview-periods-altered =
    { $count ->
        [one] 1 period changes ({ $first })
       *[other] { $count } periods change ({ $first } – { $last })
    }
preview-figures-added =
    { $count ->
        [one] 1 cell is added
       *[other] { $count } cells are added
    }
preview-figures-withdrawn =
    { $count ->
        [one] 1 cell is withdrawn
       *[other] { $count } cells are withdrawn
    }
preview-figures-hidden =
    { $count ->
        [one] 1 figure that is shown gets hidden
       *[other] { $count } figures that are shown get hidden
    }
preview-figures-shown =
    { $count ->
        [one] 1 hidden figure gets shown
       *[other] { $count } hidden figures get shown
    }
preview-figures-revised =
    { $count ->
        [one] 1 provisional figure is corrected
       *[other] { $count } provisional figures are corrected
    }
preview-figures-rewritten =
    { $count ->
        [one] 1 final figure is altered
       *[other] { $count } final figures are altered
    }
preview-through = The figures reach to { $after } (before: { $before }).
preview-through-same = The figures still reach to { $after }.
preview-through-first = The figures reach to { $after }.
beyond-jump = { $name }: the municipality's figure goes from { $before } ({ $from }) to { $after } ({ $to }).
beyond-jump-below = { $name }: the municipality's figure goes from { $before } ({ $from }) to less than { $after } ({ $to }).
beyond-emptied =
    { $count ->
        [one] { $name }: one area that had a figure has none or zero now: { $areas }.
       *[other] { $name }: { $count } areas that had figures have none or zero now: { $areas }.
    }
beyond-removed-indicator = { $name }: the indicator goes.
beyond-removed-areas =
    { $count ->
        [one] One area goes: { $areas }.
       *[other] { $count } areas go: { $areas }.
    }
beyond-rewritten =
    { $count ->
        [one] { $name }: one final figure that is shown is altered or withdrawn.
       *[other] { $name }: { $count } final figures that are shown are altered or withdrawn.
    }
beyond-hidden =
    { $count ->
        [one] One figure that is shown gets hidden.
       *[other] { $count } figures that are shown get hidden.
    }
beyond-earlier-end = { $name }: the figures end earlier than before ({ $after } instead of { $before }).
import-held = The bundle changes more than it may without a confirmation. It waits as “{ $name }”. Confirm it with “komspot held confirm { $name }” or decline it with “komspot held decline { $name }”. Until then the wall shows the figures that it had.
import-log-failed = The log cannot be written, and without it nothing is changed.
import-outdated = Another snapshot was shown since the bundle was made ready. Please bring it again.
import-not-staged = Nothing waits under that name.
import-foreign = What was made ready is not as KOMspot has written it.
held-none = Nothing waits for a confirmation.
held-line = { $name }: { $bundle } { $version }, since { $since }
held-outdated = Another snapshot was shown since. It can only be declined and brought again.
held-confirmed = Confirmed. The screens now show snapshot { $id }.
held-declined = Declined and removed. The screens still show the figures that they had.
