#include "corpus/index/index_identity.hpp"

#include <utility>

#include "corpus/index/index_schema.hpp"
#include "corpus/terms/analyser.hpp"
#include "corpus/text/lasting.hpp"
#include "dateline/error.hpp"

namespace dateline {

IndexIdentity own_identity(std::string default_language) {
  static const auto& fingerprint = lasting<std::string>(analyser_fingerprint());
  return {std::to_string(schema::schema_version), fingerprint,
          std::move(default_language)};
}

void check_identity(const IndexIdentity& index,
                    const std::filesystem::path& path) {
  const IndexIdentity own = own_identity();
  if (index.schema != own.schema) {
    refuse_index(path, "it was built by schema " +
                           (index.schema.empty() ? "unknown" : index.schema) +
                           ", and this program has schema " + own.schema);
  }
  if (index.analyser != own.analyser) {
    refuse_index(path,
                 "its terms were made by another version of the analyser or "
                 "of the stemmer");
  }
}

void refuse_index(const std::filesystem::path& path,
                  const std::string& reason) {
  throw IndexError("cannot open index '" + path.string() + "': " + reason +
                   "; index the articles again into a new folder with "
                   "dateline-index");
}

}  // namespace dateline
