#pragma once

#include <cstddef>
#include <memory_resource>
#include <new>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

namespace dateline::c {

// Memory for the structs and arrays of one result, freed together.
class Arena {
 public:
  // A struct with all members 0.
  template <typename T>
  T* make() {
    return array<T>(1);
  }

  // Null for no elements.
  template <typename T>
  T* array(std::size_t count) {
    static_assert(std::is_trivially_destructible_v<T>);
    if (count == 0) return nullptr;
    T* first = std::pmr::polymorphic_allocator<T>(&memory_).allocate(count);
    for (std::size_t i = 0; i < count; ++i) new (first + i) T();
    return first;
  }

  // An array of what `view` makes of each item, by value.
  template <typename T, typename Item, typename View>
  const T* values(const std::vector<Item>& items, View view) {
    T* all = array<T>(items.size());
    for (std::size_t i = 0; i < items.size(); ++i) all[i] = view(items[i]);
    return all;
  }

  // An array of pointers to what `view` makes of each item.
  template <typename T, typename Item, typename View>
  const T* const* pointers(const std::vector<Item>& items, View view) {
    auto** all = array<const T*>(items.size());
    for (std::size_t i = 0; i < items.size(); ++i) {
      T* one = make<T>();
      *one = view(items[i]);
      all[i] = one;
    }
    return all;
  }

  const char* const* strings(const std::vector<std::string>& items) {
    auto** all = array<const char*>(items.size());
    for (std::size_t i = 0; i < items.size(); ++i) all[i] = items[i].c_str();
    return all;
  }

 private:
  std::pmr::monotonic_buffer_resource memory_;
};

inline const char* string_or_null(const std::optional<std::string>& text) {
  return text ? text->c_str() : nullptr;
}

}  // namespace dateline::c
