# Messages of KOMspot: wall
