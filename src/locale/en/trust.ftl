# Signatures: who has made the bundle.

keys-how =
    The screen takes only bundles that a known key has signed.

    1. Make a pair of keys at the office's PC:    komspot keys generate office
       »office.key« is secret and stays at the office. Anybody may see »office.pub«.
    2. Bring »office.pub« to the screen:          komspot keys trust office.pub
    3. Sign every bundle at the office:           komspot sign bundle.zip --key office.key
       and bring »bundle.zip.minisig« beside the bundle.

    Keys and signatures are minisign's: »minisign -G« and »minisign -S -m bundle.zip« do the same.
    The keys lie in { $folder }. Without a signature { $unsigned ->
        [accept] a bundle is taken all the same (trust.unsigned = "accept").
       *[refuse] a bundle is refused (trust.unsigned = "refuse").
    }
keys-generated =
    Secret key: { $secret } – stays at the office.
    Public key: { $public } – bring it to the screen: komspot keys trust { $public }
keys-none = There are no keys in { $folder }. Add one with »komspot keys trust NAME.pub«.
keys-trusted = The key { $id } is now known as »{ $name }«.
keys-removed = The key »{ $name }« is not known any more. What is shown stays.
keys-noted = It is noted in the log in { $data }. If the figures lie elsewhere, name that place with »--data-dir«: the log that belongs to them has to know.
sign-done = Signed by »{ $signer }«: { $file }. Bring the file together with the bundle.

fault-version-older = The bundle's version »{ $value }« is older than the one shown, { $published }.
    .do = Send the newest. To import the older one all the same, do so at the machine with »komspot import --older«.
fault-version-missing = The bundle does not say which version it is, and the one shown is { $published }.
    .do = Write »version« in datapackage.json. At the machine it can be imported all the same with »komspot import --older«.
