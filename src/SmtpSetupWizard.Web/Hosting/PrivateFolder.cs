namespace SmtpSetupWizard.Web.Hosting;

/// <summary>Folders for what nobody else on the machine may read.</summary>
public static class PrivateFolder
{
    /// <summary>Makes the folder, and those above it that are missing, for this user alone. One that exists stays as it is.</summary>
    public static void Create(string path)
    {
        if (Directory.Exists(path)) return;
        if (Path.GetDirectoryName(path) is { Length: > 0 } parent) Create(parent);
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
