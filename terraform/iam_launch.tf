# Permissions to set the version of the group's launch template (recycle.tf). Auto Scaling then checks RunInstances with the caller's
# permissions, for this template and the group's subnets. So the function may launch what this template describes, in these subnets, and
# nothing else.
#
# This is a managed policy, which does not count towards the 10,240 characters that IAM allows for a role's inline policies. A plan checks
# their length, and does not know the id of a template that is made in the same run.

locals {
  group_template_ids = local.own_group ? aws_launch_template.this[*].id : distinct(compact(concat(
    data.aws_autoscaling_group.existing[0].launch_template[*].id,
    flatten([
      for template in flatten(data.aws_autoscaling_group.existing[0].mixed_instances_policy[*].launch_template) : concat(
        template.launch_template_specification[*].launch_template_id,
        # Each instance type may have its own template.
        flatten(template.override[*].launch_template_specification[*].launch_template_id),
      )
    ]),
  )))

  # With a template that the module did not make, this is the image of its newest version.
  template_image = local.own_group ? local.image_id : one(data.aws_launch_template.existing[*].image_id)
  # The template names the profile by its name or its ARN.
  template_has_profile = (
    local.own_group ? module.settings.group.iam_instance_profile_arn != null :
    length(flatten(data.aws_launch_template.existing[*].iam_instance_profile)) > 0
  )

  # `resolve:ssm:<name or ARN>`, optionally with a colon and a version or label. A name has no colon in it.
  image_parameter = try(regex("^resolve:ssm:(arn:[^:]+:ssm:[^:]*:[^:]*:parameter/[^:]+|[^:]+)", local.template_image)[0], null)
  # A template names another account's parameter by its ARN. AWS's own parameters have no account in their ARNs.
  image_parameter_arn = local.image_parameter == null ? null : (
    startswith(local.image_parameter, "arn:") ? local.image_parameter : join("", [
      "arn:${local.partition}:ssm:${local.region}:", startswith(local.image_parameter, "/aws/") ? "" : local.account,
      ":parameter/${trimprefix(local.image_parameter, "/")}",
    ])
  )

  # The security groups of the template's first interface. Auto Scaling names that interface's subnet in the request, so EC2 may treat its
  # security groups as a part of the request, too.
  template_security_group_ids = local.own_group ? module.settings.group.security_group_ids : flatten([
    for template in data.aws_launch_template.existing : concat(
      tolist(template.vpc_security_group_ids), flatten([for interface in template.network_interfaces : tolist(interface.security_groups)]),
    )
  ])

  launch_template_arns = [for id in local.group_template_ids : "${local.ec2_arn}:launch-template/${id}"]

  launch_statements = concat(
    [
      # IsLaunchTemplateResource is false for a resource that the request itself names, like another image or security group.
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
      # Auto Scaling's request names the template and the subnet. With the subnet it names the interface, which has the template's security
      # groups.
      {
        Sid    = "LaunchInSubnetsOfTheGroup"
        Effect = "Allow"
        Action = "ec2:RunInstances"
        Resource = concat(
          local.group_subnet_arns, local.launch_template_arns,
          [for id in local.template_security_group_ids : "${local.ec2_shared_arn}:security-group/${id}"],
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

# The provider reads only the newest version.
data "aws_launch_template" "existing" {
  count = local.recycles && !local.own_group ? 1 : 0

  id = try(local.group_template_ids[0], null)

  lifecycle {
    precondition {
      condition = length(local.group_template_ids) > 0
      error_message = join(" ", [
        "recycle: the group ${local.group_name} has no launch template. Give it one, or leave out recycle. (A launch configuration never",
        "changes.)",
      ])
    }
  }
}

resource "aws_iam_policy" "launch" {
  count = local.recycles ? 1 : 0

  name        = "${var.name}-launch"
  description = "Lets the function give ${local.group_name} another version of its launch template"
  policy      = jsonencode({ Version = "2012-10-17", Statement = local.launch_statements })
  tags        = var.tags

  lifecycle {
    precondition {
      condition     = !local.template_has_profile || length(module.settings.recycle.pass_role_arns) > 0
      error_message = <<-EOT
        recycle.pass_role_arns: write the ARN of the role in the launch template's instance profile, like
        ["arn:aws:iam::<account>:role/<name>"]. Without it, no run can be rolled back: to set another version of a template with an
        instance profile, Auto Scaling requires iam:PassRole.
      EOT
    }
  }
}

resource "aws_iam_role_policy_attachment" "launch" {
  count = local.recycles ? 1 : 0

  role       = aws_iam_role.function.name
  policy_arn = aws_iam_policy.launch[0].arn
}
