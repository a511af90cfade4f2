#pragma once
#include <archive.h>
#include <archive_entry.h>

/// Takes the formats and compressions that reports come in; none that would start another program.
static inline void carchive_support(struct archive *archive) {
    archive_read_support_format_zip(archive);
    archive_read_support_format_tar(archive);
    archive_read_support_format_7zip(archive);
    archive_read_support_format_raw(archive);
    archive_read_support_filter_gzip(archive);
    archive_read_support_filter_bzip2(archive);
    archive_read_support_filter_xz(archive);
    archive_read_support_filter_zstd(archive);
}
