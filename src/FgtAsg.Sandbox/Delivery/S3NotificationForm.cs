namespace FgtAsg.Sandbox.Delivery;

/// <summary>How S3 tells a function of its objects.</summary>
public enum S3NotificationForm
{
    /// <summary>The bucket's notification configuration names the function: <c>{"Records":[{"eventSource":"aws:s3",...}]}</c>.</summary>
    Lambda,

    /// <summary>By way of EventBridge: <c>Object Created</c>, <c>Object Deleted</c>.</summary>
    EventBridge,
}
