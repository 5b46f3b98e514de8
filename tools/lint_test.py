#!/usr/bin/env python3
"""Every rule of tools/lint bites on what it forbids and leaves alone what it does not. Run by ctest as lint_rules."""
import importlib.machinery
import importlib.util
import pathlib
import unittest

loader = importlib.machinery.SourceFileLoader("lint", str(pathlib.Path(__file__).resolve().parent / "lint"))
lint = importlib.util.module_from_spec(importlib.util.spec_from_loader("lint", loader))
loader.exec_module(lint)

BRACES = "// {\nconst char* text = \"}}\";\nconst char c = '{';\nconst int many = 10'000;\nconst auto raw = R\"(}{)\";\n"


def body(lines):
    """A function of so many lines."""
    return "int f(int a) {\n" + "  a += 1;\n" * (lines - 3) + "  return a;\n}\n"


# rule, path, what must be found there
BITES = [
    ("parent-include", "src/app/a.cpp", '#include "../ports/store.hpp"'),
    ("parent-include", "src/app/a.cpp", '#include "app/../ports/store.hpp"'),
    ("parent-include", "src/app/a.cpp", '#include "app/inner/../../ports/store.hpp"'),
    ("parent-include", "src/app/a.cpp", '#  include <../ports/store.hpp>'),
    ("parent-include", "src/app/a.cpp", '#include "/work/src/ports/store.hpp"'),
    ("parent-include", "src/app/a.cpp", "#include PORTS"),
    ("sealed-access", "src/app/a.cpp", "class SealedAccess {"),
    ("sealed-access", "src/store_sqlite/a.hpp", "#pragma once\nstruct heed::crypto::SealedAccess"),
    ("sealed-access", "tests/app/a.cpp", "class crypto::SealedAccess final {"),
    ("sealed-storage", "src/web_team/a.cpp", "class heed::ports::SealedStorage {"),
    ("library", "src/app/a.cpp", "#include <sqlite3.h>"),
    ("library", "src/store_memory/a.cpp", "#include <sqlite3.h>"),
    ("library", "src/web_team/a.cpp", "#include <boost/beast.hpp>"),
    ("library", "src/base/a.cpp", "#include <sodium.h>"),
    ("library", "src/app/a.cpp", "#include <sodium/crypto_box.h>"),
    ("library", "src/domain/a.cpp", "#include <nlohmann/json.hpp>"),
    ("library", "src/domain/a.cpp", "#include <unicode/unistr.h>"),
    ("library", "src/domain/a.cpp", "#include <fmt/format.h>"),
    ("library", "src/app/a.cpp", "#include <spdlog/spdlog.h>"),
    ("library", "src/app/a.cpp", "#include <sys/socket.h>"),
    ("library", "src/app/a.cpp", "#include <toml++/toml.h>"),
    ("library", "src/http/a.cpp", "#include <cmark-gfm.h>"),
    ("library", "src/main/a.cpp", "#include <CLI/CLI.hpp>"),
    ("library", "src/main/a.cpp", "#include <zlib.h>"),
    ("library", "src/main/a.cpp", "#include <curl/curl.h>"),
    ("locale-function", "src/app/a.cpp", "const int a = std::tolower(c);"),
    ("sql", "src/app/a.cpp", 'run("SELECT id FROM concern");'),
    ("unfinished", "src/app/a.cpp", "// TO" + "DO: later"),
    ("stream", "src/app/a.cpp", "std::cout << 1;"),
    ("clock", "src/app/a.cpp", "auto now = std::chrono::system_clock::now();"),
    ("random", "src/app/a.cpp", "std::mt19937 random;"),
    ("nolint", "src/app/a.cpp", "f();  // NOLINT"),
    ("tab", "src/app/a.cpp", "\tf();"),
    ("pragma-once", "src/app/a.hpp", "// A header."),
    ("file-length", "src/app/a.cpp", "\n" * 501),
    ("function-length", "src/app/a.cpp", body(51)),
    ("function-length", "src/app/a.cpp", BRACES + "namespace heed {\nnamespace {\n" + body(51) + "}\n}\n"),
    ("function-length", "src/app/a.cpp", "class A : public B<int> {\n public:\n" + body(51) + "};\n"),
    ("function-length", "src/app/a.cpp", "TEST(A, B) {\n  const auto f = [&](int a) {\n" + "  ++a;\n" * 60 + "  };\n}\n"),
]

# path, what is left alone there
FINE = [
    ("src/app/a.cpp", '#include "app/service.hpp"\n#include <vector>\n// #include "../a.hpp"'),
    ("src/crypto/a.hpp", "#pragma once\n#include <sodium.h>\nclass SealedAccess {\n};"),
    ("src/ports/a.hpp", "#pragma once\nclass SealedStorage {\n};"),
    ("src/base/a.hpp", "#pragma once\nnamespace crypto { class SealedAccess; }\nfriend class crypto::SealedAccess;"),
    ("src/store_sqlite/a.cpp", "#include <sqlite3.h>\n#include <fcntl.h>"),
    ("src/http/a.cpp", "#include <boost/asio.hpp>\n#include <zlib.h>\n#include <spdlog/spdlog.h>"),
    ("src/main/serve_test.cpp", "#include <sqlite3.h>\n#include <gtest/gtest.h>"),
    ("bench/a.cpp", "#include <sqlite3.h>"),
    ("src/app/a.cpp", "f();  // NOLINT(bugprone-use-after-move): what is left is the subject"),
    ("src/app/a.cpp", BRACES + "namespace heed {\n" + body(50) + body(50) + "}\n"),
    ("src/app/a.cpp", "const Table table = {\n" + "  {f(1)},\n" * 80 + "};\n"),
]


def rules_found(path, text, allowed=None):
    return {rule for _, _, rule, _ in lint.check_file(path, text, allowed or {}, set())}


class LintTest(unittest.TestCase):
    def test_bites(self):
        for rule, path, text in BITES:
            with self.subTest(rule=rule, text=text[:60]):
                self.assertIn(rule, rules_found(path, text))

    def test_leaves_alone(self):
        for path, text in FINE:
            with self.subTest(path=path, text=text[:60]):
                self.assertEqual(rules_found(path, text), set())

    def test_every_rule_is_tested(self):
        rules = {rule[0] for rule in lint.RULES} | {"library", "file-length", "function-length"}
        self.assertEqual(rules, {rule for rule, _, _ in BITES})

    def test_an_exception_allows_so_much_and_only_shrinks(self):
        path, text = "src/app/a.cpp", body(60)
        for limit, found in ((60, set()), (59, {"function-length"}), (61, {"function-length"})):
            self.assertEqual(rules_found(path, text, {("function-length", path): (limit, 1)}), found)

    def test_every_exception_has_a_reason(self):
        for line in lint.EXCEPTIONS.read_text(encoding="utf-8").splitlines():
            self.assertRegex(line, r"#\s*\S+")


if __name__ == "__main__":
    unittest.main()
