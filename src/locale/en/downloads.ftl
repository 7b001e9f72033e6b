# What can be downloaded from the pages.
download = Download
download-report = The page for print (A4)
download-map = The map
download-chart = The chart
download-seasons = The seasons
download-years = The maps year by year
download-heat = The table as a picture
download-table = All figures of the indicator
download-shapes = The period's figures with the areas' shapes
download-area = The area's shape
download-release = All indicators as a data package
download-map-programs = For map programs such as QGIS
