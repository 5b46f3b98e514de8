# Puts content/linkage/*.csv into the program. Run as a script (-P) it writes OUTPUT from the two files; included, it declares that step.
if(CMAKE_SCRIPT_MODE_FILE)
  file(READ "${NICKNAMES}" nicknames)
  file(READ "${VARIANTS}" variants)
  file(WRITE "${OUTPUT}" "#include \"matching/name_tables.hpp\"\n\nnamespace heed::matching {\n\n"
    "std::string_view nicknames_file() { return R\"names(${nicknames})names\"; }\n"
    "std::string_view name_variants_file() { return R\"names(${variants})names\"; }\n\n}  // namespace heed::matching\n")
  return()
endif()

function(embed_name_tables target)
  set(nicknames "${PROJECT_SOURCE_DIR}/content/linkage/nicknames.csv")
  set(variants "${PROJECT_SOURCE_DIR}/content/linkage/name_variants.csv")
  set(output "${PROJECT_BINARY_DIR}/generated/name_tables.cpp")
  add_custom_command(OUTPUT "${output}" VERBATIM
    COMMAND ${CMAKE_COMMAND} "-DNICKNAMES=${nicknames}" "-DVARIANTS=${variants}" "-DOUTPUT=${output}" -P "${PROJECT_SOURCE_DIR}/cmake/name_tables.cmake"
    DEPENDS "${nicknames}" "${variants}" "${PROJECT_SOURCE_DIR}/cmake/name_tables.cmake")
  target_sources(${target} PRIVATE "${output}")
endfunction()
