# What the function needs to set the version of the group's launch template (recycle.tf). Auto Scaling then tries RunInstances in the
# caller's name: with this template, and with the group's subnets. So the function may launch what this template says, in these subnets, and
# nothing else.
#
# A managed policy: it does not count for the 10,240 characters that IAM takes in a role's own policies, whose length is checked in the
# plan, where the id of a template that is made in the same run is not known.

locals {
  group_template_ids = local.own_group ? aws_launch_template.this[*].id : distinct(compact(concat(
    data.aws_autoscaling_group.existing[0].launch_template[*].id,
    flatten([
      for template in flatten(data.aws_autoscaling_group.existing[0].mixed_instances_policy[*].launch_template) : concat(
        template.launch_template_specification[*].launch_template_id,
        # An instance type may have a template of its own.
        flatten(template.override[*].launch_template_specification[*].launch_template_id),
      )
    ]),
  )))

  # Of a template of the user's, its newest version.
  template_image = local.own_group ? local.image_id : one(data.aws_launch_template.existing[*].image_id)
  # By name or by ARN.
  template_has_profile = (
    local.own_group ? module.settings.group.iam_instance_profile_arn != null :
    length(flatten(data.aws_launch_template.existing[*].iam_instance_profile)) > 0
  )

  # `resolve:ssm:<name or ARN>`, perhaps with a version or a label after one more colon; a name has none in it.
  image_parameter = try(regex("^resolve:ssm:(arn:[^:]+:ssm:[^:]*:[^:]*:parameter/[^:]+|[^:]+)", local.template_image)[0], null)
  # A parameter that another account shares is named by its ARN. AWS's own are of no account.
  image_parameter_arn = local.image_parameter == null ? null : startswith(local.image_parameter, "arn:") ? local.image_parameter : join("", [
    "arn:${local.partition}:ssm:${local.region}:", startswith(local.image_parameter, "/aws/") ? "" : local.account,
    ":parameter/${trimprefix(local.image_parameter, "/")}",
  ])

  # The template's own, of its first interface. EC2 may take them for what the request names, since Auto Scaling names that interface's
  # subnet.
  template_security_group_ids = local.own_group ? module.settings.group.security_group_ids : flatten([
    for template in data.aws_launch_template.existing : concat(
      tolist(template.vpc_security_group_ids), flatten([for interface in template.network_interfaces : tolist(interface.security_groups)]),
    )
  ])

  launch_template_arns = [for id in local.group_template_ids : "${local.ec2_arn}:launch-template/${id}"]

  launch_statements = concat(
    [
      # IsLaunchTemplateResource is false of what a request itself names: another image, another security group.
      {
        Sid      = "LaunchWhatTemplateSays"
        Effect   = "Allow"
        Action   = "ec2:RunInstances"
        Resource = "*"
        Condition = {
          ArnLike = { "ec2:LaunchTemplate" = local.launch_template_arns }
          Bool    = { "ec2:IsLaunchTemplateResource" = "true" }
        }
      },
      # Auto Scaling itself names these: template and subnet, and with the subnet the interface, which is where the template has its
      # security groups.
      {
        Sid    = "LaunchInSubnetsOfTheGroup"
        Effect = "Allow"
        Action = "ec2:RunInstances"
        Resource = concat(
          local.group_subnet_arns, local.launch_template_arns, [for id in local.template_security_group_ids : "${local.ec2_shared_arn}:security-group/${id}"],
        )
        Condition = { ArnLike = { "ec2:LaunchTemplate" = local.launch_template_arns } }
      },
      {
        Sid       = "LaunchWithInterfacesThere"
        Effect    = "Allow"
        Action    = "ec2:RunInstances"
        Resource  = "${local.ec2_arn}:network-interface/*"
        Condition = { ArnLike = { "ec2:LaunchTemplate" = local.launch_template_arns, "ec2:Subnet" = local.group_subnet_arns } }
      },
    ],
    [
      for arn in local.image_parameter_arn[*] : {
        Sid      = "LookUpImage"
        Effect   = "Allow"
        Action   = "ssm:GetParameters"
        Resource = arn
      }
    ],
  )
}

# Its newest version: the provider reads no other.
data "aws_launch_template" "existing" {
  count = local.recycles && !local.own_group ? 1 : 0

  id = try(local.group_template_ids[0], null)

  lifecycle {
    precondition {
      condition     = length(local.group_template_ids) > 0
      error_message = "recycle: the group ${local.group_name} has no launch template, and a launch configuration never changes. Give the group a launch template, or leave out recycle."
    }
  }
}

resource "aws_iam_policy" "launch" {
  count = local.recycles ? 1 : 0

  name        = "${var.name}-launch"
  description = "What Auto Scaling asks for in the function's name where it is told another version of ${local.group_name}'s launch template"
  policy      = jsonencode({ Version = "2012-10-17", Statement = local.launch_statements })
  tags        = var.tags

  lifecycle {
    precondition {
      condition     = !local.template_has_profile || length(module.settings.recycle.pass_role_arns) > 0
      error_message = <<-EOT
        recycle.pass_role_arns: write the ARN of the role in the launch template's instance profile, like ["arn:aws:iam::<account>:role/<name>"]. Without it
        no run could be rolled back: Auto Scaling asks for iam:PassRole where it is told another version of a template with an instance profile.
      EOT
    }
  }
}

resource "aws_iam_role_policy_attachment" "launch" {
  count = local.recycles ? 1 : 0

  role       = aws_iam_role.function.name
  policy_arn = aws_iam_policy.launch[0].arn
}
