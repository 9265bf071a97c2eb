using System.Net;
using SmtpSetupWizard.Web.Checking;
using SmtpSetupWizard.Web.Checking.Limits;

namespace SmtpSetupWizard.Web.Cases;

/// <summary>How many cases a client makes, and how often it tries an agent key.</summary>
public sealed class CaseLimits(ChecksOptions options, TimeProvider time)
{
    private const int CasesPerHour = 60, WrongKeys = 10;

    private readonly Lock _gate = new();
    private readonly LimitKeys _keys = new();
    private readonly LimitCounter _cases = new(CasesPerHour, TimeSpan.FromHours(1), time);
    private readonly LimitCounter _wrongKeys = new(WrongKeys, TimeSpan.FromMinutes(15), time, doubles: true);

    /// <summary>Counts a case; the limit, when it is reached.</summary>
    public Limited? Make(IPAddress client)
    {
        var key = _keys.OfClient(client);
        lock (_gate)
        {
            if (options.LimitsEnabled && _cases.Wait(key) is { } wait) return new("limit.cases", wait);
            _cases.Count(key);
            return null;
        }
    }

    /// <summary>The limit, when a client gave too many wrong keys.</summary>
    public Limited? TryKey(IPAddress client)
    {
        lock (_gate) return options.LimitsEnabled && _wrongKeys.Wait(_keys.OfClient(client)) is { } wait ? new("limit.agentKey", wait) : null;
    }

    public void WrongKey(IPAddress client)
    {
        lock (_gate) _wrongKeys.Count(_keys.OfClient(client));
    }
}
