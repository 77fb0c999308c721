namespace Amazon.Lambda.RuntimeSupport;

/// <summary>
/// Prepares the function before its first invocation. An exception or <see langword="false"/> fails the initialization: the error is
/// reported to Lambda, and the process ends.
/// </summary>
public delegate Task<bool> LambdaBootstrapInitializer();
