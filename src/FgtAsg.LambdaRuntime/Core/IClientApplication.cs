namespace Amazon.Lambda.Core;

/// <summary>The calling application. A value that the caller left out is empty.</summary>
public interface IClientApplication
{
    string AppPackageName { get; }

    string AppTitle { get; }

    string AppVersionCode { get; }

    string AppVersionName { get; }

    string InstallationId { get; }
}
