# Faults and notes about the areas' shapes.

fault-area-no-json = The areas cannot be read as JSON: fault at character { $position } of the line
    .do = Export the file again as GeoJSON in UTF-8.

fault-area-no-collection = The file with the areas is no FeatureCollection but “{ $value }”
    .do = Export the areas as a GeoJSON FeatureCollection.

fault-area-none = The file holds no areas
    .do = Put at least one area into the list “features”.

fault-area-too-detailed = The outlines have { $count } points in all, and no more than { $limit } can be read
    .do = Simplify the areas in a map program, for example with Simplify in QGIS, and save them again.

fault-area-too-intricate = The borders of the areas have thousands of long lines side by side and cannot be gone through
    .do = Look in a map program whether an area has a border like a saw or a comb, and draw it again.

fault-area-feature-unreadable = Feature number { $feature } cannot be read as a GeoJSON feature
    .do = Correct its geometry: lists of positions with at least two numbers.

fault-area-geometry-missing = Area “{ $value }” (feature { $feature }) has no geometry
    .do = Give the area a Polygon or MultiPolygon, or remove the feature.

fault-area-geometry-kind = Area “{ $id }” (feature { $feature }) is a “{ $value }”, which is no surface
    .do = Use Polygon or MultiPolygon.

fault-area-id-missing = Feature number { $feature } has no id in “{ $value }”
    .do = Fill in the property, or name the right one in komspot.areas.id.

fault-area-id-kind = Id “{ $value }” of feature { $feature } is neither text nor a number
    .do = Write the id as text or as a number.

fault-area-id-empty = Feature number { $feature } has an empty id
    .do = Fill in the id with the same value as in the observations.

fault-area-id-control = Id “{ $value }” of feature { $feature } contains control characters
    .do = Remove line breaks, tabs and other control characters.

fault-area-id-long = Id “{ $value }” of feature { $feature } is longer than { $longest } characters
    .do = Use a shorter id.

fault-area-id-reserved = Id “{ $value }” of feature { $feature } is reserved for the program
    .do = Use another id than total and unknown.

fault-area-name-kind = The name “{ $value }” of feature { $feature } is neither text nor a number
    .do = Write the name as text.

fault-area-name-long = The name “{ $value }” of feature { $feature } is longer than { $longest } characters
    .do = Use a shorter name.

fault-area-name-control = Control characters in the name “{ $value }” of feature { $feature } were replaced by spaces
    .do = Correct the name at its source if it looks wrong.

fault-area-name-missing = Area “{ $value }” has no name and is shown by its id
    .do = Name the property with the name in komspot.areas.name.

fault-area-names-differ = Area “{ $id }” has several names: “{ $name }” is used, “{ $value }” is not
    .do = Use the same name for all features with the same id.

fault-area-duplicate-name = Areas “{ $id }” and “{ $other }” are both called “{ $value }”
    .do = Give each its own name, so that they can be told apart on the map.

fault-area-features-joined = { $features } features were joined to { $areas } areas by their ids
    .do = There is nothing to do, if features with the same id are meant to belong together.

fault-area-parts-overlap = Parts of area “{ $value }” overlap by { $m2 } m² and were joined
    .do = There is nothing to do, though the source may be corrected.

fault-area-crs-unknown = The coordinate system “{ $value }” is not supported
    .do = Use WGS84 (EPSG:4326) or a UTM zone such as EPSG:25832.

fault-area-coordinates-metres = Area “{ $value }” (feature { $feature }) has the coordinate { $x }; { $y }, which looks like metres, not degrees
    .do = State "crs": "EPSG:25832" under komspot in datapackage.json if it is UTM zone 32.

fault-area-coordinates-degrees = Area “{ $value }” (feature { $feature }) has the coordinate { $x }; { $y }, which looks like degrees, but the file is said to be in { $crs }
    .do = Correct the coordinate system in the file or under komspot.crs to EPSG:4326.

fault-area-coordinates-swapped = Area “{ $value }” (feature { $feature }) has the coordinate { $x }; { $y }: latitude and longitude seem to be swapped
    .do = Write the longitude first, then the latitude.

fault-area-coordinates-range = Area “{ $value }” (feature { $feature }) has coordinates outside what the coordinate system covers
    .do = Correct the coordinates, or state the right system in komspot.crs.

fault-area-third-coordinate = { $count } positions have a third coordinate, which was dropped
    .do = There is nothing to do: heights are not used.

fault-area-orientation = { $count } surfaces ran clockwise and were turned
    .do = There is nothing to do: GeoJSON wants outer rings counter-clockwise.

fault-area-points-repeated = { $count } repeated positions were dropped
    .do = There is nothing to do: the shape is the same.

fault-area-ring-open = A ring of area “{ $value }” (feature { $feature }) was open and was closed
    .do = There is nothing to do, though the source may be corrected: the last position must equal the first.

fault-area-ring-short = { $count } rings of area “{ $value }” (feature { $feature }) enclose nothing and were left out
    .do = There is nothing to do, though the source may be corrected: a ring has at least four positions, three of them different.

fault-area-hole-short = { $count } holes of area “{ $value }” (feature { $feature }) enclose nothing and were left out
    .do = There is nothing to do, though the source may be corrected.

fault-area-polygon-empty = Area “{ $value }” (feature { $feature }) has a polygon without rings; it was left out
    .do = Remove the empty polygon at its source.

fault-area-self-crossing = The border of area “{ $value }” (feature { $feature }) crosses itself at longitude { $longitude }, latitude { $latitude }; { $m2 } m² are unclear
    .do = Correct the border at its source. A fault of this size is not repaired by itself.

fault-area-self-crossing-repaired = The border of area “{ $value }” (feature { $feature }) met itself at longitude { $longitude }, latitude { $latitude } and was repaired; { $m2 } m² concerned
    .do = There is nothing to do, though the source may be corrected.

fault-area-rings-cross = Two rings of area “{ $value }” (feature { $feature }) crossed; the surface of the holes was taken off
    .do = Check that the area looks right.

fault-area-hole-outside = A hole of area “{ $value }” (feature { $feature }) lies outside the area and was left out
    .do = Correct the source if the hole was meant to be a piece of its own.

fault-area-empty = Area “{ $value }” has no surface left
    .do = Give the area at least one valid polygon, or remove it.

fault-area-overlap = Areas “{ $value }” ({ $id }) and “{ $other }” ({ $other_id }) overlap by { $m2 } m², more than 0.1 % of the smaller
    .do = Correct the border between the two areas. At most 0.1 % is accepted.

fault-area-overlap-small = Areas “{ $value }” ({ $id }) and “{ $other }” ({ $other_id }) overlap by { $m2 } m², which is tolerated
    .do = There is nothing to do: it is within the precision of the file.

fault-area-gap = There is a gap of { $m2 } m² between the areas { $areas }
    .do = There is nothing to do, if the place belongs to no area. Else correct the borders.

fault-area-slivers = { $count } small gaps between areas, { $m2 } m² in all, are tolerated
    .do = There is nothing to do: each is at most { $limit } m².

fault-area-far = Area “{ $value }” ({ $id }) lies { $km } km from all others
    .do = Check whether the coordinates are right.

fault-area-island-bridged = Area “{ $value }” ({ $id }) touches no other and counts as a neighbour of “{ $other }”, { $metres } metres away
    .do = There is nothing to do. Other neighbours can be given in komspot.adjacency.

fault-area-link-unknown = komspot.adjacency names area “{ $value }”, which does not exist
    .do = Correct the id, or remove the pair.
