-- For wrk: asks for one path after the other. DATELINE_PATHS names a file of them.
local paths = {}
for path in io.lines(os.getenv("DATELINE_PATHS")) do paths[#paths + 1] = path end

local at = 0

function init()
  -- The threads of wrk begin at different paths.
  at = tonumber(tostring({}):match("0x(%x+)"), 16) % #paths
end

function request()
  at = at % #paths + 1
  return wrk.format("GET", paths[at])
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    "%d requests, %.0f/s, p50 %.2f ms, p99 %.2f ms, %d errors\n", summary.requests,
    summary.requests / summary.duration * 1e6, latency:percentile(50) / 1000,
    latency:percentile(99) / 1000,
    errors.status + errors.connect + errors.read + errors.write + errors.timeout))
end
