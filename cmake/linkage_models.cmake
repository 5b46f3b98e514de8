# Puts content/linkage/models/*.json into the program. Run as a script (-P) it writes OUTPUT from the files in FOLDER; included, it
# declares that step.
set(linkage_model_kinds child adult vehicle contact place)
if(CMAKE_SCRIPT_MODE_FILE)
  set(text "#include \"app/linkage_models.hpp\"\n\nnamespace heed::app {\n\nstd::string_view linkage_model(matching::EntityKind kind) {\n  switch (kind) {\n")
  foreach(kind IN LISTS linkage_model_kinds)
    file(READ "${FOLDER}/${kind}.json" model)
    # A compiler may refuse a text of more than 65,536 bytes in one piece; two beside each other are one.
    string(LENGTH "${model}" length)
    set(pieces "")
    set(at 0)
    while(at LESS length)
      string(SUBSTRING "${model}" ${at} 16000 piece)
      string(APPEND pieces "R\"model(${piece})model\"\n")
      math(EXPR at "${at} + 16000")
    endwhile()
    string(APPEND text "    case matching::EntityKind::${kind}: return ${pieces};\n")
  endforeach()
  string(APPEND text "    default: return {};\n  }\n}\n\n}  // namespace heed::app\n")
  file(WRITE "${OUTPUT}" "${text}")
  return()
endif()

function(embed_linkage_models target)
  set(folder "${PROJECT_SOURCE_DIR}/content/linkage/models")
  set(output "${PROJECT_BINARY_DIR}/generated/linkage_models.cpp")
  list(TRANSFORM linkage_model_kinds REPLACE "(.+)" "${folder}/\\1.json" OUTPUT_VARIABLE models)
  add_custom_command(OUTPUT "${output}" VERBATIM
    COMMAND ${CMAKE_COMMAND} "-DFOLDER=${folder}" "-DOUTPUT=${output}" -P "${PROJECT_SOURCE_DIR}/cmake/linkage_models.cmake"
    DEPENDS ${models} "${PROJECT_SOURCE_DIR}/cmake/linkage_models.cmake")
  target_sources(${target} PRIVATE "${output}")
endfunction()
