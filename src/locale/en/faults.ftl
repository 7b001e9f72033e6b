# Said of any bundle.
fault-more-of-the-kind = There are { $count } more faults of the same kind.
    .do = Mend them in the same way.
