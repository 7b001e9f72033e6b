# Messages of KOMspot: faults-bundle
