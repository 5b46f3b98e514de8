// What is in memory as bytes, and back: numbers in little-endian order, lists with their length first. The reader trusts nothing it is
// told: a length that the bytes do not bear out takes no memory, and after the first thing that cannot be so it gives zeros and
// ok() is false.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace heed::linkage {

static_assert(std::endian::native == std::endian::little, "numbers are written as they lie in memory");

// Has no bytes that mean nothing, which would be whatever stood there before.
template <class T>
concept Plain =
    std::is_trivially_copyable_v<T> && (std::has_unique_object_representations_v<T> || std::is_floating_point_v<T>);

class ByteWriter {
 public:
  // Gets the bytes in order, in pieces of about `piece`; each piece holds until the call returns.
  using Sink = std::function<void(std::span<const std::uint8_t>)>;
  static constexpr std::size_t piece = std::size_t{1} << 20;
  explicit ByteWriter(Sink sink) : m_sink(std::move(sink)) {}

  template <Plain T>
  void put(const T& value) {
    put_bytes(&value, sizeof(T));
  }
  template <Plain T>
  void put_all(std::span<const T> values) {
    put(std::uint64_t{values.size()});
    put_bytes(values.data(), values.size_bytes());
  }
  template <Plain T>
  void put_all(const std::vector<T>& values) {
    put_all(std::span<const T>(values));
  }
  void put_text(std::string_view text) { put_all(std::span(text.data(), text.size())); }
  // Hands over what has not been handed over yet. Nothing does it by itself.
  void finish();

 private:
  void put_bytes(const void* data, std::size_t size);

  Sink m_sink;
  std::vector<std::uint8_t> m_waiting;
};

class ByteReader {
 public:
  // Fills the room it is given as far as it can and says how far; less than all of it: there is no more.
  using Source = std::function<std::size_t(std::span<std::uint8_t>)>;
  explicit ByteReader(Source source) : m_source(std::move(source)) {}
  // The bytes must outlive the reader.
  explicit ByteReader(std::span<const std::uint8_t> bytes);

  bool ok() const { return m_ok; }
  void fail() { m_ok = false; }
  // What is so if all is well; otherwise fails.
  void expect(bool so) { m_ok = m_ok && so; }
  // Whether everything has been read. Asks the source for one byte more: nothing can be read after it.
  bool at_end();

  template <Plain T>
  T get() {
    T value{};
    if (!get_bytes(&value, sizeof(T))) return T{};
    return value;
  }
  // Empty when it fails, also when there are more than `most`.
  template <Plain T>
  std::vector<T> get_all(std::uint64_t most = std::uint64_t{1} << 40) {
    const auto count = get<std::uint64_t>();
    expect(count <= most);
    std::vector<T> values;
    while (m_ok && values.size() < count) {
      const std::size_t before = values.size();
      const std::uint64_t next = std::min<std::uint64_t>(count, std::max(before * 2, first_step / sizeof(T)));
      values.reserve(next);
      values.resize(next);
      if (!get_bytes(values.data() + before, (next - before) * sizeof(T))) values.clear();
    }
    return values;
  }
  std::string get_text(std::uint64_t most);

 private:
  static constexpr std::size_t first_step = std::size_t{1}
                                            << 20;  // bytes taken before the source has shown that it has them

  bool get_bytes(void* data, std::size_t size);

  Source m_source;
  bool m_ok = true;
};

}  // namespace heed::linkage
