#include "http/gzip.hpp"

#include <zlib.h>

#include <new>
#include <stdexcept>

namespace heed::http {
namespace {

constexpr int gzip_window = 15 + 16;  // zlib's way of asking for a gzip header

class Deflater {
 public:
  explicit Deflater(int level) {
    if (deflateInit2(&m_stream, level, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY) != Z_OK) throw std::bad_alloc();
  }
  Deflater(const Deflater&) = delete;
  Deflater& operator=(const Deflater&) = delete;
  ~Deflater() { deflateEnd(&m_stream); }
  z_stream& stream() { return m_stream; }

 private:
  z_stream m_stream{};
};

}  // namespace

std::string gzip(std::string_view text, int level) {
  Deflater deflater(level);
  z_stream& stream = deflater.stream();
  std::string out(deflateBound(&stream, static_cast<uLong>(text.size())), '\0');
  // zlib does not write through next_in; its type merely predates const.
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  if (deflate(&stream, Z_FINISH) != Z_STREAM_END) throw std::logic_error("gzip ended early");
  out.resize(stream.total_out);
  return out;
}

}  // namespace heed::http
