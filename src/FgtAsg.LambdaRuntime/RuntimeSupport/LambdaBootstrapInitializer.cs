namespace Amazon.Lambda.RuntimeSupport;

/// <summary>
/// Prepares the function before its first invocation. An exception, or <see langword="false"/>, fails the initialization:
/// Lambda is told, and the process ends.
/// </summary>
public delegate Task<bool> LambdaBootstrapInitializer();
