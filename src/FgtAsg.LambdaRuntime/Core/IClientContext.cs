namespace Amazon.Lambda.Core;

/// <summary>What the AWS Mobile SDK reports about the calling application.</summary>
public interface IClientContext
{
    IDictionary<string, string> Environment { get; }

    IClientApplication? Client { get; }

    /// <summary>The caller's own values. A value that is not a string is given as its JSON text.</summary>
    IDictionary<string, string> Custom { get; }
}
