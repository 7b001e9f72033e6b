# Messages of KOMspot: web
