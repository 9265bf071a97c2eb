using System.Collections.Concurrent;
using SmtpSetupWizard.Web.Reports;

namespace SmtpSetupWizard.Web.Checking;

/// <summary>The checks that wait or run on this node, by the hash of their link's token.</summary>
public sealed class LiveChecks
{
    private readonly ConcurrentDictionary<string, LiveCheck> _checks = new(StringComparer.Ordinal);

    public int Count => _checks.Count;

    public IReadOnlyList<byte[]> TokenHashes => [.. _checks.Values.Select(check => check.TokenHash)];

    public LiveCheck? Find(string token) => _checks.GetValueOrDefault(Key(ReportToken.Hash(token)));

    public void Add(LiveCheck check) => _checks[Key(check.TokenHash)] = check;

    public void Remove(LiveCheck check) => _checks.TryRemove(Key(check.TokenHash), out _);

    private static string Key(byte[] tokenHash) => Convert.ToHexString(tokenHash);
}
