# The pages about KOMspot itself.
