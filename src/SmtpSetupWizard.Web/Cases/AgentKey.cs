using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using SmtpSetupWizard.Web.Checking;
using SmtpSetupWizard.Web.Hosting;

namespace SmtpSetupWizard.Web.Cases;

/// <summary>Who may make cases and list them, where the operator set a key: whoever gave it once in this browser, or gives it with each request of the API.</summary>
public sealed class AgentKey(SupportOptions options, CaseLimits limits, IDataProtectionProvider protection)
{
    public const string Header = "X-Agent-Key";
    private const string Cookie = "agent";

    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("agent").ToTimeLimitedDataProtector();

    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public bool IsNeeded => options.AgentKey is not null;

    /// <summary>Whether this browser gave the key that holds now.</summary>
    public bool IsKnown(HttpContext http)
    {
        if (options.AgentKey is not { } key) return true;
        if (http.Request.Cookies[Cookie] is not { Length: < 1024 } cookie) return false;
        try
        {
            return _protector.Unprotect(cookie) == Mark(key);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <summary>Whether the key is the right one, in the same time either way; then the browser is known. The limit, when too many were wrong.</summary>
    public (bool IsRight, Limited? Limit) Give(HttpContext http, string? given, bool remember)
    {
        if (options.AgentKey is not { } key) return (true, null);
        var client = ClientAddress.Of(http);
        if (limits.TryKey(client) is { } limit) return (false, limit);
        if (!CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given ?? "")), SHA256.HashData(Encoding.UTF8.GetBytes(key))))
        {
            limits.WrongKey(client);
            return (false, null);
        }

        if (remember)
        {
            http.Response.Cookies.Append(Cookie, _protector.Protect(Mark(key), Kept), new()
            {
                HttpOnly = true,
                Secure = http.Request.IsHttps,
                SameSite = SameSiteMode.Lax,
                MaxAge = Kept,
                IsEssential = true,
            });
        }

        return (true, null);
    }

    /// <summary>Another key makes all browsers unknown again.</summary>
    private static string Mark(string key) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
