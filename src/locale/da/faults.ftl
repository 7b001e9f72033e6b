# Said of any bundle.
fault-more-of-the-kind = Der er { $count } fejl mere af samme slags.
    .do = Ret dem på samme måde.
