# Messages of KOMspot: pages
