# Compiler settings that every target of ours takes, and nobody else's code.
add_library(heed_settings INTERFACE)
target_compile_options(heed_settings INTERFACE -Wall -Wextra -Wpedantic -Werror -Wshadow -Wnon-virtual-dtor
  -Wold-style-cast -Woverloaded-virtual -Wimplicit-fallthrough -fstack-protector-strong)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 reports false positives of these two deep inside libstdc++ at -O2 (GCC bugs 105329, 105562).
  target_compile_options(heed_settings INTERFACE -Wno-restrict -Wno-maybe-uninitialized)
else()
  # clang sees into libstdc++'s stable_sort, which uses a helper that libstdc++ itself calls deprecated.
  target_compile_options(heed_settings INTERFACE -Wno-deprecated-declarations)
endif()
target_compile_definitions(heed_settings INTERFACE HEED_VERSION="${PROJECT_VERSION}")
if(CMAKE_BUILD_TYPE STREQUAL "Release")
  target_compile_definitions(heed_settings INTERFACE _FORTIFY_SOURCE=2)
endif()

if(HEED_SANITIZE)
  add_compile_options(-fsanitize=${HEED_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${HEED_SANITIZE})
endif()

find_program(MOLD mold)
if(MOLD)
  add_link_options(-fuse-ld=mold)
endif()
