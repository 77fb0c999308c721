namespace FgtAsg.Tests.LambdaRuntime;

/// <param name="Path">The escaped path as it was sent, without the API's version.</param>
internal sealed record RuntimeCall(string Method, string Path, string? ErrorType, string? ContentType, string Body)
{
    public override string ToString() => $"{Method} {Path}";
}
