using Amazon.Lambda.Core;

namespace FgtAsg.LambdaRuntime.Invocations;

internal sealed record CognitoClientApplication(
    string AppPackageName, string AppTitle, string AppVersionCode, string AppVersionName, string InstallationId) : IClientApplication;
