namespace Amazon.Lambda.Core;

/// <summary>What the AWS Mobile SDK says of the calling application.</summary>
public interface IClientContext
{
    IDictionary<string, string> Environment { get; }

    IClientApplication? Client { get; }

    /// <summary>The caller's own values. One that is not a string is its JSON text.</summary>
    IDictionary<string, string> Custom { get; }
}
