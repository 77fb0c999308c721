using FgtAsg.Sandbox.S3;

namespace FgtAsg.Sandbox.Delivery;

internal static class S3EventNames
{
    /// <returns>As a notification's <c>eventName</c> says it: without the <c>s3:</c> of the configuration.</returns>
    public static string Of(ObjectChangeKind kind) => kind switch
    {
        ObjectChangeKind.Delete or ObjectChangeKind.DeleteMarkerCreated => $"ObjectRemoved:{kind}",
        _ => $"ObjectCreated:{kind}",
    };

    /// <returns>EventBridge's <c>reason</c>: the call that did it.</returns>
    public static string ReasonOf(ObjectChangeKind kind) => kind switch
    {
        ObjectChangeKind.Put => "PutObject",
        ObjectChangeKind.Copy => "CopyObject",
        ObjectChangeKind.CompleteMultipartUpload => "CompleteMultipartUpload",
        _ => "DeleteObject",
    };
}
