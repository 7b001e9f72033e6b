# Messages of KOMspot: cli
