# Puts content/alerts/rules.toml into the program. Run as a script (-P) it writes OUTPUT from FILE; included, it declares that step.
if(CMAKE_SCRIPT_MODE_FILE)
  file(READ "${FILE}" rules)
  file(WRITE "${OUTPUT}" "#include \"content/alert_rules.hpp\"\n\nnamespace heed::content {\n\nstd::string_view alert_rules_toml() {\n  return R\"rules(${rules})rules\";\n}\n\n}  // namespace heed::content\n")
  return()
endif()

function(embed_alert_rules target)
  set(file "${PROJECT_SOURCE_DIR}/content/alerts/rules.toml")
  set(output "${PROJECT_BINARY_DIR}/generated/alert_rules.cpp")
  add_custom_command(OUTPUT "${output}" VERBATIM
    COMMAND ${CMAKE_COMMAND} "-DFILE=${file}" "-DOUTPUT=${output}" -P "${PROJECT_SOURCE_DIR}/cmake/alert_rules.cmake"
    DEPENDS "${file}" "${PROJECT_SOURCE_DIR}/cmake/alert_rules.cmake")
  target_sources(${target} PRIVATE "${output}")
endfunction()
