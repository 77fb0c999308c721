namespace FgtAsg.Tests.LambdaRuntime;

/// <param name="Path">As it went over the wire, still escaped, without the API's version.</param>
internal sealed record RuntimeCall(string Method, string Path, string? ErrorType, string? ContentType, string Body)
{
    public override string ToString() => $"{Method} {Path}";
}
