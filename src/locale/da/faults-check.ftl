# Messages of KOMspot: faults-check
