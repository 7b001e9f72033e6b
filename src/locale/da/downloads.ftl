# Det, der kan hentes fra siderne.
download = Hent
download-report = Siden til udskrift (A4)
download-map = Kortet
download-chart = Diagrammet
download-seasons = Årstiderne
download-years = Kortene år for år
download-heat = Tabellen som billede
download-table = Alle nøgletallets tal
download-shapes = Periodens tal med byområdernes flader
download-area = Byområdets flade
download-release = Alle nøgletal som datapakke
download-map-programs = Til kortprogrammer som QGIS
