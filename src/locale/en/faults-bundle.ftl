# Faults found while a bundle is opened and its files are read.

## Wrapping

fault-archive-bomb = The archive unpacks to far more than tables of figures do.
    .do = Pack the bundle's own files again, and nothing else.
fault-archive-damaged = The archive is damaged ({ $reason }).
    .do = Copy it again from where it was made. If that does not help, pack it again.
fault-archive-empty = There is nothing in the file.
    .do = Copy it again from where it was made.
fault-archive-truncated = The archive ends before it is complete.
    .do = Copy it again from where it was made, and wait until the stick may be removed.
fault-archive-unsupported = The archive is packed in a way that cannot be read ({ $reason }).
    .do = Pack it as a plain zip (deflate), tar, tar.gz or tar.zst, without a password.
fault-bundle-unreadable = The bundle could not be opened ({ $reason }).
    .do = Check the path and that you may read it.
fault-not-a-bundle = This is neither a folder, a zip or tar archive, nor a DuckDB file.
    .do = Choose the folder or file that holds datapackage.json.
fault-too-large = The content is larger than the { $limit } MiB that may be read.
    .do = Divide it into several bundles, with fewer indicators in each.
fault-too-many-members = There are more than { $limit } files in the archive.
    .do = Pack only the descriptor and the files that it names.

## Members

fault-member-encrypted = The file “{ $value }” is encrypted.
    .do = Pack the bundle without a password.
fault-member-link = “{ $value }” is a link, and links may not lead out of a bundle.
    .do = Put the file itself in its place.
fault-member-special = “{ $value }” is not an ordinary file.
    .do = Leave it out, or put an ordinary file in its place.
fault-member-hard-link = “{ $value }” has several names on the disk (hard links) and may lie outside the bundle as well.
    .do = Put a copy of the file into the bundle instead.
fault-member-twice = There are two files with the name “{ $value }”.
    .do = Pack the bundle again with each file once.
fault-member-unsafe = The name “{ $value }” leads out of the bundle or cannot be used as a file name.
    .do = Pack the bundle again with simple names below its own folder.

## Descriptor

fault-descriptor-member = The entry “{ $name }” is not what it should be: { $value }.
    .do = Correct the entry in the descriptor.
fault-descriptor-missing = There is no datapackage.json, either at the top or in the only folder.
    .do = Put the descriptor beside the files that it names.
fault-descriptor-nothing-known = The descriptor names none of the resources areas, indicators, population and observations.
    .do = Give each resource in the descriptor its name.
fault-descriptor-unnamed = The bundle has no name.
    .do = Give the descriptor a “name”; use the same one for every release.
fault-json-broken = The JSON cannot be read from character { $position } of this line.
    .do = Correct the file; a missing comma, quote or bracket is the usual cause.
fault-json-not-object = The file does not hold a JSON object.
    .do = Put the content within curly brackets.
fault-komspot-unknown = The entry “{ $value }” under “komspot” is not known and was left out.
    .do = Check its spelling, or remove it.
fault-path-leaves-bundle = The path “{ $value }” of { $name } leads out of the bundle.
    .do = Put the file into the bundle, and write its path from datapackage.json.
fault-path-missing = The resource { $name } names no file.
    .do = Give it a “path”. Figures written in the descriptor itself are not read.
fault-path-parts = The resource { $name } is divided into several files, which is not supported.
    .do = Put the files together in one.
fault-path-remote = The path “{ $value }” of { $name } is an address on a network, and nothing is fetched.
    .do = Put the file into the bundle, and write its path from datapackage.json.
fault-resource-missing = The file “{ $value }” is named, but it is not in the bundle.
    .do = Put it in, or correct its path; capitals count.
fault-resource-twice = There are two resources with the name “{ $value }”.
    .do = Keep one of them.
fault-resource-unknown = The resource “{ $value }” is not known and was left out.
    .do = There is nothing to do, if it is meant for others. Else check its spelling.
fault-resource-unnamed = Resource number { $position } has no name.
    .do = Give it a “name”.
fault-resource-unreadable = The file could not be read ({ $reason }).
    .do = Copy the bundle again from where it was made.

## Sizes and hashes

fault-bytes-differ = The file has { $found } bytes; the descriptor says { $expected }.
    .do = Copy the bundle again. If the file was changed on purpose, write its new size.
fault-hash-differs = The file is not the one that the descriptor means: its SHA-256 begins with { $found }, not { $expected }.
    .do = Copy the bundle again. If the file was changed on purpose, write its new hash.
fault-hash-not-compared = The hash is of a kind that is not compared ({ $value }).
    .do = Write a SHA-256: “sha256:” and 64 digits.

## Text

fault-encoding-unknown = The encoding “{ $value }” is not known.
    .do = Write “utf-8” or “windows-1252” as the resource's “encoding”.
fault-not-in-encoding = There is a character here that is not possible in { $encoding }.
    .do = Correct the resource's “encoding”, or save the file in that encoding.
fault-not-utf8 = The file is not UTF-8: the byte { $byte } is in this line.
    .do = Save it as UTF-8, or write "encoding": "windows-1252" for the resource.
fault-nul-byte = There is a zero byte in this line. The file is damaged or not text.
    .do = Save it as CSV in UTF-8.

## Tables

fault-areas-geometry-text = The geometry of this row is not GeoJSON.
    .do = Write it with ST_AsGeoJSON.
fault-areas-no-geometry = The table of areas has no column “geojson” or “geometry”.
    .do = Give it one with each area's shape as GeoJSON.
fault-delimiter-guessed = No delimiter is declared; the header uses “{ $delimiter }”, which was taken.
    .do = There is nothing to do. You can write it as the dialect's “delimiter”.
fault-dialect-unsupported = The dialect's “{ $name }” cannot be { $value }.
    .do = Use one plain character, one header row and ordinary line ends.
fault-file-empty = The file has no header.
    .do = Put the columns' names in its first line.
fault-file-truncated = The file ends in the middle of a row: { $found } of { $expected } cells.
    .do = Copy or write the file again.
fault-format-unsupported = Files of the format “{ $value }” cannot be read here.
    .do = Use CSV or Parquet for tables and GeoJSON for areas.
fault-header-empty = Column number { $position } has no name.
    .do = Give it one, or remove it; often a delimiter stands at the end of the line.
fault-header-missing = The table has no columns.
    .do = Name them in the first line, or in the schema if the file has no header.
fault-header-twice = There are two columns with the name “{ $value }”.
    .do = Keep one of them.
fault-last-line-open = The last line has no line end, so the file may be cut off.
    .do = Look at its last value. Give the resource “bytes” or “hash”, and cuts are found for certain.
fault-missing-by-habit = “{ $value }” was read as a missing value in { $count } cells, though the schema does not say so.
    .do = There is nothing to do. You can write it among the schema's “missingValues”.
fault-number-format = “{ $name }” cannot be “{ $value }”.
    .do = Use one character that is no digit, and two different ones.
fault-number-not-bare = Numbers with text around them are not read, though “bareNumber” is false.
    .do = Write the numbers without currency and percent signs.
fault-quote-misplaced = Something stands behind a closing quote.
    .do = Write quotes within a cell twice, and close a cell's quotes at its end.
fault-quote-unclosed = A quote that begins in this row is never closed, so the rest of the file could not be read.
    .do = Close it, or write the file again.
fault-row-too-long = The row has { $found } cells; the header has { $expected }.
    .do = Quote cells that hold the delimiter.
fault-row-too-short = The row has { $found } cells; the header has { $expected }.
    .do = Write every cell, also the empty ones.
fault-wrong-delimiter = The declared delimiter “{ $declared }” is not in the header; the file seems to use “{ $seen }”.
    .do = Correct the dialect's “delimiter”.

## DuckDB and Parquet

fault-duckdb-newer = The file is written in a storage version newer than this program reads.
    .do = Write it again from DuckDB with: ATTACH 'new.duckdb' (STORAGE_VERSION 'v1.0.0'), or with storage_compatibility_version set to 'v1.0.0', and copy the tables into it.
fault-duckdb-no-tables = There is none of the tables areas, indicators, population and observations.
    .do = Give the tables these names; views are not read.
fault-duckdb-truncated = The DuckDB file ends before it is complete.
    .do = Copy it again from where it was made, and wait until the stick may be removed.
fault-duckdb-unreadable = DuckDB cannot read the file ({ $reason }).
    .do = Close it where it is in use, and copy it again.
fault-parquet-unreadable = The Parquet file cannot be read ({ $reason }).
    .do = Copy it again, or write the table as CSV.

## The signature

fault-signature-missing = The bundle is not signed.
    .do = Sign it at the office with »komspot sign BUNDLE --key NAME.key«, and bring the .minisig file too. Somebody at the machine can import it without a signature with »komspot import --unsigned«.
fault-signature-unreadable = What lies beside the bundle as its signature (.minisig) is no minisign signature.
    .do = Sign the bundle again, and copy both files.
fault-signature-no-keys = The bundle is signed, but this machine knows no keys.
    .do = Add the office's public key with »komspot keys trust NAME.pub«.
fault-signature-unknown-key = The bundle is signed with the key { $key }, which this machine does not know.
    .do = Ask who has signed it. If it is one of yours, add the key with »komspot keys trust NAME.pub«.
fault-signature-changed = The bundle is not the one that »{ $signer }« has signed: it was changed since.
    .do = Copy the bundle and its signature again from where they were made. If the bundle was corrected, sign it again.
fault-signature-keys-unreadable = The keys on this machine cannot be read ({ $reason }).
    .do = Ask whoever looks after the machine to see to the folder of keys.
fault-signature-not-covering = The signature does not cover this file, as »bytes« and »hash« (sha256) are missing or do not fit.
    .do = Sign the folder with »komspot sign«, which writes them for every file, or pack it as a zip and sign that.
