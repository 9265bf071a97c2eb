using Microsoft.AspNetCore.DataProtection;

namespace SmtpSetupWizard.Web.Hosting;

/// <summary>The keys of antiforgery and circuits outlive a restart, in <c>data/keys</c>.</summary>
public static class Keys
{
    public static void AddKeys(this WebApplicationBuilder builder)
    {
        var folder = new DirectoryInfo(Path.Combine(builder.Environment.ContentRootPath, "data", "keys"));
        PrivateFolder.Create(folder.FullName);
        builder.Services.AddDataProtection().SetApplicationName("SmtpSetupWizard").PersistKeysToFileSystem(folder);
    }
}
