list_max(list_transform(flatten(list_transform("x_l", x -> list_transform("x_r", y -> [x, y]))), pair -> jaro_winkler_similarity(pair[1], pair[2]))) >= 0.9
