using System.Runtime.InteropServices;

namespace SmtpSetupWizard.Web.Checking.Limits;

/// <summary>
/// Counts something for each key: what happened in the window, and what is under way and may come to count. Not safe for several threads.
/// </summary>
/// <param name="limit">The most that may have happened or be under way.</param>
/// <param name="window">How long something counts.</param>
/// <param name="doubles">Whether reaching the limit blocks for a window, the next time for two, then four …, at most a day.</param>
public sealed class LimitCounter(int limit, TimeSpan window, TimeProvider time, bool doubles = false)
{
    /// <summary>Keys kept at most: some 30 MB.</summary>
    private const int MaxKeys = 100_000;

    /// <summary>Keys that go at once when there are too many, so that few look-throughs are needed.</summary>
    private const int Room = MaxKeys / 10;

    private static readonly TimeSpan LongestBlock = TimeSpan.FromDays(1);

    /// <summary>When to come back if only what is under way stands in the way.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);

    private readonly Dictionary<UInt128, Entry> _entries = [];

    /// <summary>How long until one more fits; null when it fits now.</summary>
    public TimeSpan? Wait(UInt128 key)
    {
        if (!_entries.TryGetValue(key, out var entry)) return null;
        var now = time.GetUtcNow();
        Forget(entry, now);
        if (entry.BlockedUntil > now) return entry.BlockedUntil - now;
        if (entry.Happened.Count + entry.Pending < limit) return null;
        return entry.Happened.Count >= limit ? entry.Happened.Peek() + window - now : Soon;
    }

    /// <summary>It is under way and may come to count.</summary>
    public void Begin(UInt128 key) => Of(key).Pending++;

    /// <summary>What was begun has ended.</summary>
    /// <param name="counts">Whether it counts.</param>
    public void End(UInt128 key, bool counts)
    {
        var entry = Of(key);
        entry.Pending = Math.Max(0, entry.Pending - 1);
        if (counts) Count(key);
    }

    /// <summary>It happened.</summary>
    public void Count(UInt128 key)
    {
        var now = time.GetUtcNow();
        var entry = Of(key);
        Forget(entry, now);
        entry.Happened.Enqueue(now);
        entry.LastAt = now;
        if (!doubles || entry.Happened.Count < limit) return;
        var block = window * Math.Pow(2, Math.Min(entry.Blocks++, 20));
        entry.BlockedUntil = now + (block < LongestBlock ? block : LongestBlock);
        entry.Happened.Clear();
    }

    private Entry Of(UInt128 key)
    {
        if (_entries.Count >= MaxKeys && !_entries.ContainsKey(key)) MakeRoom();
        ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(_entries, key, out _);
        return entry ??= new();
    }

    private void Forget(Entry entry, DateTimeOffset now)
    {
        while (entry.Happened.TryPeek(out var first) && first + window <= now) entry.Happened.Dequeue();
        // Whoever kept quiet for a day after a block starts anew.
        if (entry.Blocks > 0 && entry.BlockedUntil + LongestBlock <= now) entry.Blocks = 0;
    }

    private void MakeRoom()
    {
        var now = time.GetUtcNow();
        foreach (var (key, entry) in _entries)
        {
            Forget(entry, now);
            if (entry.Happened.Count == 0 && entry.Pending == 0 && entry.Blocks == 0) _entries.Remove(key);
        }

        // A flood of keys: those that count least go, the oldest first.
        var victims = _entries
            .OrderBy(pair => pair.Value.Pending > 0 || pair.Value.BlockedUntil > now)
            .ThenBy(pair => pair.Value.Blocks)
            .ThenBy(pair => pair.Value.Happened.Count)
            .ThenBy(pair => pair.Value.LastAt)
            .Take(_entries.Count - (MaxKeys - Room))
            .Select(pair => pair.Key)
            .ToList();
        foreach (var key in victims) _entries.Remove(key);
    }

    private sealed class Entry
    {
        public Queue<DateTimeOffset> Happened { get; } = new(1);
        public int Pending { get; set; }
        public int Blocks { get; set; }
        public DateTimeOffset LastAt { get; set; }
        public DateTimeOffset BlockedUntil { get; set; }
    }
}
