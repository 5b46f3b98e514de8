# Every library from outside, found once. docs/dependencies.md says what each is for.
find_package(Threads REQUIRED)
find_package(fmt REQUIRED)
find_package(spdlog REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(CLI11 REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(ZLIB REQUIRED)
find_package(ICU REQUIRED COMPONENTS i18n uc data)
find_package(Boost 1.74 REQUIRED COMPONENTS system)
find_package(PkgConfig REQUIRED)

pkg_check_modules(SODIUM REQUIRED IMPORTED_TARGET libsodium)
add_library(sodium ALIAS PkgConfig::SODIUM)
find_library(ZXCVBN_LIBRARY zxcvbn REQUIRED)
find_path(ZXCVBN_INCLUDE zxcvbn.h REQUIRED)
add_library(zxcvbn UNKNOWN IMPORTED)
set_target_properties(zxcvbn PROPERTIES IMPORTED_LOCATION "${ZXCVBN_LIBRARY}"
                                        INTERFACE_INCLUDE_DIRECTORIES "${ZXCVBN_INCLUDE}")
pkg_check_modules(TOMLPLUSPLUS REQUIRED IMPORTED_TARGET tomlplusplus)
add_library(tomlplusplus ALIAS PkgConfig::TOMLPLUSPLUS)

add_library(phonenumber INTERFACE)
target_link_libraries(phonenumber INTERFACE -lphonenumber)

add_library(cmark-gfm INTERFACE)
target_link_libraries(cmark-gfm INTERFACE -lcmark-gfm -lcmark-gfm-extensions)

# Boost 1.74's coroutine headers forget <utility> under g++ 12 and do not recognise clang's coroutines.
add_library(beast INTERFACE)
target_link_libraries(beast INTERFACE Boost::system Threads::Threads)
target_compile_options(beast INTERFACE -include utility)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # A false positive: g++ 12 inlines operator new of asio's coroutine frames and not their operator delete.
  target_compile_options(beast INTERFACE -Wno-mismatched-new-delete)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  target_compile_definitions(beast INTERFACE BOOST_ASIO_HAS_CO_AWAIT=1 BOOST_ASIO_HAS_STD_COROUTINE=1)
endif()

if(HEED_TESTS)
  find_package(GTest REQUIRED)
  add_library(rapidcheck INTERFACE)
  target_link_libraries(rapidcheck INTERFACE -lrapidcheck)
endif()
if(HEED_BENCH)
  find_package(benchmark REQUIRED)
endif()
