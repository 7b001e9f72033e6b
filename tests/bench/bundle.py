"""A bundle of two million observations, the same bytes every time.

99 areas and the unknown one, 32 indicators, 125 months and five age groups.
The areas are squares; the counts are invented, most of them small, and taken for public: what the gate
costs is measured on its own, see gate.py.
"""

import json
import os
import shutil

AREAS = [f"a{number:02}" for number in range(1, 100)]
INDICATORS = [f"count-{number:02}" for number in range(1, 33)]
MONTHS = [f"{2016 + month // 12}-{month % 12 + 1:02}" for month in range(125)]
AGES = ["0-9", "10-14", "15-17", "18-24", "25+"]
ROWS = (len(AREAS) + 1) * len(INDICATORS) * len(MONTHS) * len(AGES)


def write(folder):
    """Writes the bundle, unless it is there already."""
    if (folder / "datapackage.json").exists():
        return
    aside = folder.with_name(folder.name + ".new")
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(parents=True)
    (aside / "areas.geojson").write_text(json.dumps(areas()))
    (aside / "indicators.csv").write_text(indicators())
    (aside / "population.csv").write_text(population())
    with open(aside / "observations.csv", "w") as file:
        file.writelines(observations())
    (aside / "datapackage.json").write_text(json.dumps(descriptor(), indent=2))
    shutil.rmtree(folder, ignore_errors=True)
    os.rename(aside, folder)


def descriptor():
    def resource(name, path):
        return {"name": name, "path": path}

    return {
        "name": "two-million",
        "title": "Two million invented observations",
        "version": "1.0.0",
        "resources": [
            resource("areas", "areas.geojson"),
            resource("indicators", "indicators.csv"),
            resource("population", "population.csv"),
            resource("observations", "observations.csv"),
        ],
        "komspot": {"municipality": {"name": "Prøveby"}},
    }


def areas():
    # Eleven by nine squares whose corners are the same numbers on both sides.
    def corner(column, row):
        return [round(10.2 + column * 0.03, 6), round(55.3 + row * 0.02, 6)]

    features = []
    for number, area in enumerate(AREAS):
        column, row = number % 11, number // 11
        around = [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)]
        ring = [corner(column + right, row + up) for right, up in around]
        features.append(
            {
                "type": "Feature",
                "properties": {"id": area, "name": f"Område {number + 1}"},
                "geometry": {"type": "Polygon", "coordinates": [ring]},
            }
        )
    return {"type": "FeatureCollection", "features": features}


def indicators():
    lines = [
        "id,name_da,name_en,domain,source,definition_da,definition_en,"
        "measure,per,base,direction,granularity,place_basis,protect\n"
    ]
    for number, indicator in enumerate(INDICATORS, 1):
        lines.append(
            f"{indicator},Antal {number},Count {number},police,Opfundet,Opfundne tal,Invented figures,"
            "count,1000,population,risk,month,offence,false\n"
        )
    return "".join(lines)


def population():
    lines = ["area,year,age_group,persons\n"]
    for number, area in enumerate(AREAS):
        for year in range(2016, 2027):
            for age, persons in zip(AGES, [210, 110, 70, 240, 1400]):
                lines.append(f"{area},{year},{age},{persons + number * 3 + year - 2016}\n")
    return "".join(lines)


def observations():
    yield "indicator,area,period,age_group,value\n"
    state = 1
    for indicator in INDICATORS:
        for area in [*AREAS, "unknown"]:
            lines = []
            for month in MONTHS:
                for age in AGES:
                    # Numerical Recipes' linear congruential generator.
                    state = (1664525 * state + 1013904223) & 0xFFFFFFFF
                    # Squaring a share makes small numbers common.
                    value = ((state >> 16) ** 2 * 18) >> 32
                    lines.append(f"{indicator},{area},{month},{age},{value}\n")
            yield "".join(lines)
