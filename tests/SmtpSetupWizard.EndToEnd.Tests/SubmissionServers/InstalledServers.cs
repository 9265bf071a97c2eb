using System.Reflection;

namespace SmtpSetupWizard.EndToEnd.Tests.SubmissionServers;

/// <summary>Where <c>install.sh</c> put the servers.</summary>
public static class InstalledServers
{
    private static readonly string Servers = typeof(InstalledServers).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(said => said.Key == "ServersFolder").Value!;

    /// <exception cref="InvalidOperationException">It is not there: a test that needs it fails.</exception>
    public static string Folder(string name)
    {
        var folder = Path.Combine(Servers, name);
        return Directory.Exists(folder) ? folder : throw new InvalidOperationException($"{name} is not installed: tests/run does that");
    }
}
