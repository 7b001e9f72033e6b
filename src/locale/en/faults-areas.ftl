# Messages of KOMspot: faults-areas
